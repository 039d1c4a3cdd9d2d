import { expect, test } from '@jest/globals';
import { redirectUriProblem } from './redirect-uri.js';

test.each([
  'https://tpp.example/callback',
  'https://tpp.example:8443/callback?bank=lt',
  'http://localhost:3000/callback',
  'http://127.0.0.1/callback',
  'http://[::1]:8080/',
])('%s may be registered', (text) => {
  expect(redirectUriProblem(text)).toBeUndefined();
});

test.each([
  ['http://tpp.example/callback', /https/],
  ['http://localhost.attacker.example/', /https/],
  ['http://127.0.0.1.nip.example/', /https/],
  ['https://tpp.example/callback#', /fragment/],
  ['https://tpp.example/#/callback', /fragment/],
  ['https://rasa@tpp.example/', /user name/],
  ['https://:secret@tpp.example/', /user name/],
  ['com.tpp.app:/callback', /no address/],
  ['javascript:alert(1)', /no address/],
  ['/callback', /no address/],
  ['https://tpp.example/a b', /no address/],
  ['https://tpp.example/\r\nX: y', /no address/],
  ['https://tpp.example:99999/', /no address/],
  ['', /no address/],
])('%j may not', (text, sentence) => {
  expect(redirectUriProblem(text)).toMatch(sentence);
});
