import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendedServiceType } from '../../../../server/src/rules/bonjour-service-type/mended.ts';

test('what is certain is mended', () => {
  assert.equal(mendedServiceType('http._tcp', false), '_http._tcp');
  assert.equal(mendedServiceType('_http.tcp', false), '_http._tcp');
  assert.equal(mendedServiceType('http.udp.', false), '_http._udp');
  assert.equal(mendedServiceType('_http._tcp.local.', false), '_http._tcp');
  assert.equal(mendedServiceType('_tile-game._tcp', true), 'tile-game');
});

test('what is a matter of choice is not', () => {
  for (const type of ['_http', 'http', '_my_app._tcp', '_sixteencharacter._tcp', '_http._quic', '']) {
    assert.equal(mendedServiceType(type, false), undefined, type);
  }
  for (const type of ['TileGame', '_Tile._tcp', 'tile_game', '_a--b._udp']) {
    assert.equal(mendedServiceType(type, true), undefined, type);
  }
});

test('what is right stays', () => {
  assert.equal(mendedServiceType('_http._tcp', false), undefined);
});
