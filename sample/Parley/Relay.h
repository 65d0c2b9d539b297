#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

@protocol RelayDelegate <NSObject>
- (void)relayDidReceive:(NSData *)data;
@end

/// The connection to the chat server, as Parley 1 makes it.
@interface RelayLink : NSObject
@property (nonatomic, weak, nullable) id<RelayDelegate> delegate;
- (BOOL)connectToAddress:(NSData *)address;
- (void)connectToHost:(NSString *)host port:(UInt32)port;
- (void)disconnect;
@end

/// The same connection on Network framework.
@interface RelayConnection : NSObject
@property (nonatomic, weak, nullable) id<RelayDelegate> delegate;
- (void)connectToHost:(NSString *)host port:(NSString *)port;
- (void)send:(NSData *)data;
- (void)disconnect;
@end

NS_ASSUME_NONNULL_END
