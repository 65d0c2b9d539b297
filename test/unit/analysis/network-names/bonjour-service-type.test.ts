import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  multipeerTypeProblem,
  serviceTypeProblem,
} from '../../../../server/src/analysis/network-names/bonjour-service-type.ts';

test('service types as the registry has them are fine', () => {
  const types = ['_http._tcp', '_sleep-proxy._udp', '_a._tcp', '_spotify-connect._tcp', '_HTTP._TCP', '_0x._udp'];
  for (const type of types) assert.equal(serviceTypeProblem(type), undefined, type);
});

test('a final dot and subtypes are fine', () => {
  const types = ['_http._tcp.', '_http._tcp,_printer', '_http._tcp.,_printer,_b', '_printer._sub._http._tcp'];
  for (const type of types) assert.equal(serviceTypeProblem(type), undefined, type);
});

test('what is wrong with a service type', () => {
  const problems: Readonly<Record<string, RegExp>> = {
    '': /lacks the transport/,
    http: /lacks the transport/,
    _http: /lacks the transport/,
    'http._tcp': /begin with an underscore/,
    '_http.tcp': /underscore before its transport/,
    '_http._quic': /another transport/,
    '_http._tcp.local': /behind the transport/,
    '_http._tcp.local.': /behind the transport/,
    '._tcp': /no name before/,
    '_._tcp': /has no name/,
    '_my app._tcp': /something else than letters/,
    '_my_app._tcp': /something else than letters/,
    '_-app._tcp': /begins or ends with a hyphen/,
    '_app-._tcp': /begins or ends with a hyphen/,
    '_my--app._tcp': /two hyphens/,
    '_123._tcp': /no letter/,
    '_sixteencharacter._tcp': /longer than 15/,
  };
  for (const [type, problem] of Object.entries(problems)) assert.match(serviceTypeProblem(type) ?? '', problem, type);
});

test('service types of Multipeer Connectivity', () => {
  for (const type of ['tile-game', 'a', '1a', 'fifteen-letters']) {
    assert.equal(multipeerTypeProblem(type), undefined, type);
  }
  const problems: Readonly<Record<string, RegExp>> = {
    '': /has no name/,
    '_tile-game._tcp': /name alone/,
    'tile-game._udp': /name alone/,
    TileGame: /capital letter/,
    tile_game: /something else than letters/,
    '-game': /begins or ends/,
    'a--b': /two hyphens/,
    '42': /no letter/,
    'sixteen-letters-': /begins or ends/,
    'sixteen-lettersx': /longer than 15/,
  };
  for (const [type, problem] of Object.entries(problems)) assert.match(multipeerTypeProblem(type) ?? '', problem, type);
});
