package import JSON

/// How much a peer may send, and how much is kept for one that does not read.
package enum ControlLimits {
    /// Of one frame without its newline.
    package static let frameBytesMax = 1 << 20
    package static let frameDepthMax = 32
    /// What waits to be sent to one peer: never less than one whole frame.
    package static let queueBytesMax = frameBytesMax + 1
    /// What is read from one peer before the others have their turn.
    package static let readBytesMax = 64 << 10
    /// How many peers a listener has at once.
    package static let peersMax = 256
    /// How long a peer may take to say who it is.
    package static let helloDeadline = Duration.seconds(5)
    /// How long a listener that lacks descriptors leaves new peers in the queue.
    package static let acceptPause = Duration.seconds(1)

    package static let json = JSONLimits(bytesMax: frameBytesMax, depthMax: frameDepthMax)
}
