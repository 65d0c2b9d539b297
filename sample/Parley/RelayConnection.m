#import "Relay.h"
#import <Network/Network.h>

@implementation RelayConnection {
    nw_connection_t _connection;
}

- (void)connectToHost:(NSString *)host port:(NSString *)port {
    nw_parameters_t parameters = nw_parameters_create_secure_tcp(
        NW_PARAMETERS_DEFAULT_CONFIGURATION, NW_PARAMETERS_DEFAULT_CONFIGURATION);
    nw_connection_t connection =
        nw_connection_create(nw_endpoint_create_host(host.UTF8String, port.UTF8String), parameters);
    _connection = connection;

    __weak RelayConnection *weakSelf = self;
    nw_connection_set_queue(connection, dispatch_get_main_queue());
    nw_connection_set_state_changed_handler(connection, ^(nw_connection_state_t state, nw_error_t error) {
        if (state == nw_connection_state_ready) [weakSelf receive];
        if (state == nw_connection_state_failed) NSLog(@"The relay is gone: %@", error);
    });
    nw_connection_start(connection);
}

- (void)receive {
    __weak RelayConnection *weakSelf = self;
    nw_connection_receive(_connection, 1, 65536, ^(dispatch_data_t content, nw_content_context_t context, bool isComplete, nw_error_t error) {
        if (content != nil) [weakSelf.delegate relayDidReceive:(NSData *)content];
        if (error == nil && !isComplete) [weakSelf receive];
    });
}

- (void)send:(NSData *)data {
    dispatch_data_t content = dispatch_data_create(data.bytes, data.length, nil, DISPATCH_DATA_DESTRUCTOR_DEFAULT);
    nw_connection_send(_connection, content, NW_CONNECTION_DEFAULT_MESSAGE_CONTEXT, true, ^(nw_error_t error) {
        if (error != nil) NSLog(@"Not sent: %@", error);
    });
}

- (void)disconnect {
    if (_connection != nil) nw_connection_cancel(_connection);
}

@end
