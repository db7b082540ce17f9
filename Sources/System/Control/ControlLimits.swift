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
    /// How many peers a listener has at once: shims, the index and clients.
    package static let peersMax = 512
    /// How many of them are clients.
    package static let clientsMax = 256
    /// How many requests of one client are open at once.
    package static let requestsMax = 32
    /// How long a frame may take from its first byte to its last.
    package static let frameDeadline = Duration.seconds(30)
    /// How long a request waits for its answer, unless whoever takes it says otherwise.
    package static let answerDeadline = Duration.seconds(30)
    /// How long a peer may take to say who it is.
    package static let helloDeadline = Duration.seconds(5)
    /// How long a listener that lacks descriptors leaves new peers in the queue.
    package static let acceptPause = Duration.seconds(1)

    /// What of events waits for a client to read; what comes beyond it is read again from the ring.
    package static let eventsWaitingBytesMax = 256 << 10
    /// How many events are kept for those who read slowly or come back, and how many bytes of them.
    package static let eventsMax = 4_096
    package static let eventBytesMax = 4 << 20
    /// Of one event: what is longer is told only as missing.
    package static let oneEventBytesMax = 64 << 10
    /// How many answers are kept for those who ask again, how many bytes of them, and of one.
    package static let keptAnswersMax = 1_024
    package static let keptAnswerBytesMax = 4 << 20
    package static let oneKeptAnswerBytesMax = 64 << 10
    package static let onceKeyBytesMax = 128

    package static let json = JSONLimits(bytesMax: frameBytesMax, depthMax: frameDepthMax)
}
