import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXcodeProject } from '../../../../server/src/project/targets/xcode-project.ts';

/** Whether the only target of a project stands alone, given more keys of it and more objects. */
function standsAlone(keys: string, objects = ''): boolean | undefined {
  const text = `{ rootObject = P; objects = {
    P = { isa = PBXProject; targets = (T); };
    T = { isa = PBXNativeTarget; name = T; productType = "com.apple.product-type.application"; ${keys} };
    F = { isa = PBXFrameworksBuildPhase; files = (B); };
    B = { isa = PBXBuildFile; fileRef = R; };
    ${objects} }; }`;
  return parseXcodeProject(text, '/p/App.xcodeproj/project.pbxproj').targets(new Map())[0]?.standsAlone;
}

const links = (reference: string): boolean | undefined =>
  standsAlone('buildPhases = (F);', `R = { isa = PBXFileReference; ${reference} };`);

test('a target with nothing but Apple’s SDK stands alone', () => {
  assert.equal(standsAlone(''), true);
  assert.equal(standsAlone('buildPhases = (); dependencies = (); packageProductDependencies = ();'), true);
  assert.equal(links('path = System/Library/Frameworks/Network.framework; sourceTree = SDKROOT;'), true);
  const developer = 'Platforms/iPhoneOS.platform/Developer/SDKs/iPhoneOS.sdk/usr/lib/libz.tbd';
  assert.equal(links(`path = "${developer}"; sourceTree = DEVELOPER_DIR;`), true);
});

test('other targets, packages and libraries may hold more code', () => {
  assert.equal(standsAlone('dependencies = (D);'), false);
  assert.equal(standsAlone('packageProductDependencies = (D);'), false);
  assert.equal(links('path = libPods-App.a; sourceTree = BUILT_PRODUCTS_DIR;'), false);
  assert.equal(links('path = Vendor/Radar.xcframework; sourceTree = "<group>";'), false);
  assert.equal(standsAlone('buildPhases = (F);', 'B = { isa = PBXBuildFile; productRef = D; };'), false);
});
