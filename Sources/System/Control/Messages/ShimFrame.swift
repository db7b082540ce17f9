package import JSON

/// What a shim says after its hello: news, or the answer to what it was asked.
package enum ShimFrame: Hashable, Sendable {
    case fact(RunFact)
    case reply(RunReply)

    package init(_ frame: JSONObject) throws(ControlError) {
        self = frame[RunFact.key] == nil ? .reply(try RunReply(frame)) : .fact(try RunFact(frame))
    }
}
