import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doccAnchor, sectionKey } from '../../../../scripts/knowledge/headings.ts';

describe('sectionKey', () => {
  it('keeps letters and digits, in lower case', () => {
    assert.equal(sectionKey('Don’t Use FTP'), 'don-t-use-ftp');
    assert.equal(sectionKey('Peer-to-peer networking'), 'peer-to-peer-networking');
    assert.equal(sectionKey(' HTTP/3 (and QUIC)! '), 'http-3-and-quic');
  });

  it('is empty without letters and digits', () => {
    assert.equal(sectionKey('?!'), '');
  });
});

describe('doccAnchor', () => {
  it('turns spaces into hyphens and keeps case', () => {
    assert.equal(doccAnchor('Enable peer-to-peer Wi-Fi'), 'Enable-peer-to-peer-Wi-Fi');
    assert.equal(doccAnchor('TLS  best – practices'), 'TLS-best-practices');
  });

  it('drops punctuation and quotes', () => {
    assert.equal(doccAnchor('What’s `URLSession`, really?'), 'Whats-URLSession-really');
  });
});
