/// What a client may take of the server.
package struct HTTPLimits: Hashable, Sendable {
    /// Who comes when there are so many waits in the kernel until somebody goes.
    package var connectionsMax = 512
    /// Of one connection, for its head and for what is read and sent at once.
    package var connectionMemoryBytesMax = 48 << 10
    package var headBytesMax = 16 << 10
    package var bodyBytesMax = 1 << 20
    package var targetBytesMax = 8 << 10
    package var segmentsMax = 16
    package var parametersMax = 64
    /// What may wait in a stream whose reader is slower than what is told.
    package var streamQueueBytesMax = 1 << 20
    /// From the first byte, or from the connection on, until a head is whole.
    package var headTimeMax = Duration.seconds(10)
    /// From the end of a head until its body is whole.
    package var bodyTimeMax = Duration.seconds(30)
    /// Of a connection on which nothing moves; counted in whole seconds. A stream may be silent for ever.
    package var idleTimeMax = Duration.seconds(60)

    package init() {}
}
