import type { CodeUse, CodeUseKind } from '../code-uses.ts';
import type { Shape } from '../shape/shape.ts';
import { isInactive } from '../source/source-file.ts';
import { useAtToken, type UseFamily } from './use-family.ts';

/** What an app does that may go on in the background: any of these names shows it. */
const BY_KIND: Readonly<Partial<Record<CodeUseKind, readonly string[]>>> = {
  calls: [
    'PKPushRegistry',
    'PushKit',
    'CXProvider',
    'CXCallController',
    'CallKit',
    'PTChannelManager',
    'LiveCommunicationKit',
  ],
  audio: [
    'AVAudioSession',
    'AVAudioPlayer',
    'AVAudioRecorder',
    'AVAudioEngine',
    'AVPlayer',
    'AVQueuePlayer',
    'AVPlayerViewController',
    'AVSampleBufferAudioRenderer',
    'MPMusicPlayerController',
    'MPRemoteCommandCenter',
    'ApplicationMusicPlayer',
    'AUAudioUnit',
    'AudioToolbox',
    'AudioUnit',
    'AVFAudio',
    'AVFoundation',
    'AVKit',
    'OpenAL',
    'alcOpenDevice',
    'AudioQueueNewOutput',
    'AudioQueueNewInput',
    'AudioComponentInstanceNew',
    'AudioOutputUnitStart',
    'AudioServicesPlaySystemSound',
  ],
};

/** Calls and sound, which two of the background modes are for. */
export const backgroundUses: UseFamily = {
  triggers: Object.values(BY_KIND).flat(),
  find: (shape) => Object.entries(BY_KIND).flatMap(([kind, names]) => firstOf(shape, kind as CodeUseKind, names)),
};

function firstOf(shape: Shape, kind: CodeUseKind, names: readonly string[]): readonly CodeUse[] {
  const tokens = names.flatMap((name) => shape.identifiers(name)).filter((token) => !isInactive(shape.file, token));
  const [first] = tokens.sort((a, b) => a - b);
  return first === undefined ? [] : [useAtToken(shape, kind, first)];
}
