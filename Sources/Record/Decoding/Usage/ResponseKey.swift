/// What makes a model response the same one wherever it is told of: in a stream, a transcript, a fork, a second import.
package struct ResponseKey: Hashable, Sendable {
    /// The id that the provider gave the message.
    package var message: String
    /// The id of the request. It tells responses apart only where both have one.
    package var request: String?

    package init(message: String, request: String? = nil) {
        self.message = message
        self.request = request
    }
}
