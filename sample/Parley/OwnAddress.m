#import "Relay.h"
#import <arpa/inet.h>
#import <ifaddrs.h>

/// The address that people tell the front desk, if the phone has one, and if it is this one.
NSString *ParleyOwnAddress(void) {
    NSString *address = nil;
    struct ifaddrs *interfaces = NULL;
    if (getifaddrs(&interfaces) != 0) return nil;
    for (struct ifaddrs *one = interfaces; one != NULL; one = one->ifa_next) {
        if (one->ifa_addr == NULL || one->ifa_addr->sa_family != AF_INET) continue;
        if (strcmp(one->ifa_name, "en0") != 0) continue;
        char text[INET_ADDRSTRLEN];
        const struct sockaddr_in *internet = (const struct sockaddr_in *)one->ifa_addr;
        address = @(inet_ntop(AF_INET, &internet->sin_addr, text, sizeof(text)));
    }
    freeifaddrs(interfaces);
    return address;
}
