#import "Relay.h"
#import <CFNetwork/CFNetwork.h>
#import <netinet/in.h>
#import <sys/socket.h>

static void RelayLinkCallBack(CFSocketRef socket, CFSocketCallBackType type, CFDataRef address, const void *data, void *info) {
    if (type != kCFSocketDataCallBack) return;
    RelayLink *link = (__bridge RelayLink *)info;
    [link.delegate relayDidReceive:(__bridge NSData *)data];
}

@implementation RelayLink {
    CFSocketRef _socket;
    NSInputStream *_input;
    NSOutputStream *_output;
}

- (BOOL)connectToAddress:(NSData *)address {
    CFSocketContext context = {.info = (__bridge void *)self};
    _socket = CFSocketCreate(NULL, PF_INET, SOCK_STREAM, IPPROTO_TCP, kCFSocketDataCallBack, RelayLinkCallBack, &context);
    if (_socket == NULL) return NO;

    CFRunLoopSourceRef source = CFSocketCreateRunLoopSource(NULL, _socket, 0);
    CFRunLoopAddSource(CFRunLoopGetMain(), source, kCFRunLoopCommonModes);
    CFRelease(source);
    return CFSocketConnectToAddress(_socket, (__bridge CFDataRef)address, 10) == kCFSocketSuccess;
}

- (void)connectToHost:(NSString *)host port:(UInt32)port {
    CFReadStreamRef input = NULL;
    CFWriteStreamRef output = NULL;
    CFStreamCreatePairWithSocketToHost(NULL, (__bridge CFStringRef)host, port, &input, &output);
    _input = CFBridgingRelease(input);
    _output = CFBridgingRelease(output);

    [_input setProperty:NSStreamSocketSecurityLevelNegotiatedSSL forKey:NSStreamSocketSecurityLevelKey];
    [_input open];
    [_output open];
}

- (void)disconnect {
    [_input close];
    [_output close];
    if (_socket == NULL) return;
    CFSocketInvalidate(_socket);
    CFRelease(_socket);
    _socket = NULL;
}

@end
