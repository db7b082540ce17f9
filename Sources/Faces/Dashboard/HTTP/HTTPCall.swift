import CMicrohttpd

/// One request that waits for its answer. Whoever was handed it answers it, at once or later: a client waits for as
/// long as nobody does.
package final class HTTPCall {
    package let request: HTTPRequest
    /// Called once, where the client has left before there was an answer: what is being done for it may end.
    package var onGone: (() -> Void)?
    /// The client has left. Answering goes nowhere then, and is no mistake.
    package private(set) var isGone = false
    package private(set) var isAnswered = false
    private let streamQueueBytesMax: Int
    private var call: OpaquePointer?
    private var stream: HTTPStream?

    init(_ request: HTTPRequest, _ call: OpaquePointer, limits: HTTPLimits) {
        self.request = request
        self.call = call
        streamQueueBytesMax = limits.streamQueueBytesMax
    }

    package func answer(_ response: HTTPResponse) {
        beAnswered()
        guard let call else { return }
        let status = UInt32(clamping: response.status.rawValue)
        let isBegun =
            switch response.body {
            case .bytes(let bytes):
                bytes.withUnsafeBytes { roost_web_answer_bytes(call, status, $0.baseAddress, $0.count, false) }
            case .asset(let asset): roost_web_answer_bytes(call, status, asset.start, asset.count, true)
            }
        send(response.fields, isBegun: isBegun)
    }

    /// An answer that goes on until it is ended. To HEAD, it is over with its head.
    package func stream(_ status: HTTPStatus = .ok, fields: HTTPFields) -> HTTPStream {
        beAnswered()
        let stream = HTTPStream(call, queueBytesMax: streamQueueBytesMax)
        self.stream = stream
        if let call {
            send(fields, isBegun: roost_web_answer_stream(call, UInt32(clamping: status.rawValue)))
        }
        return stream
    }

    /// It is over, with its answer or without.
    func finish(isComplete: Bool) {
        call = nil
        isGone = !isComplete
        let (told, stream) = (onGone.take(), stream.take())
        stream?.finish(isComplete: isComplete)
        if !isAnswered { told?() }
    }

    private func beAnswered() {
        precondition(!isAnswered, "a call is answered once")
        isAnswered = true
        onGone = nil
    }

    private func send(_ fields: HTTPFields, isBegun: Bool) {
        guard let call else { return }
        guard isBegun else { return roost_web_cut(call) }
        // What it refuses is without a value, or its own to say.
        for field in fields.all { _ = roost_web_answer_line(call, field.name, field.value) }
        roost_web_answer_send(call)
    }
}
