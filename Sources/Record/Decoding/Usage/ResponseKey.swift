/// What makes a model response the same one wherever it is told of: in a stream, a transcript, a fork, a second import.
package struct ResponseKey: Hashable, Sendable {
    /// Who gave the id: ids of one kind are never taken for ids of another.
    package enum Kind: String, Hashable, Sendable {
        /// The provider, so that the id is the same in every source.
        case provider
        /// The decoder, from what its source says of the response and says again when it is read again.
        case source
        /// The tally, from all that a report holds, where the decoder had nothing better.
        case content
        /// The tally, for what an agent says that a conversation took beyond the responses that are known.
        case remainder
    }

    package var kind: Kind
    /// The id of the message.
    package var message: String
    /// The id of the request. It tells responses apart only where both have one.
    package var request: String?

    package init(message: String, request: String? = nil) {
        self.init(kind: .provider, message: message, request: request)
    }

    package init(kind: Kind, message: String, request: String? = nil) {
        self.kind = kind
        self.message = message
        self.request = request
    }

    /// A response without an id of its own: the agent's name, and what tells this response from all others of that
    /// agent, such as its thread and the thread's counters after it.
    package static func source(_ agent: String, _ parts: String...) -> ResponseKey {
        ResponseKey(kind: .source, message: ([agent] + parts).joined(separator: "/"))
    }

    /// A text that no other key has. Of a provider's id without a request it is the id itself.
    package var text: String {
        let message = kind == .provider ? message : "\(kind.rawValue):\(message)"
        return request.map { "\(message) \($0)" } ?? message
    }

    /// The same message under whatever request.
    package var withoutRequest: ResponseKey { ResponseKey(kind: kind, message: message) }
}
