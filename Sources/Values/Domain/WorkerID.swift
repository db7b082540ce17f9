/// The id of a worker, a slot that is assigned runs.
package struct WorkerID: TypedIdentifier {
    package static let noun = "worker id"

    package let identifier: Identifier

    package init(_ text: String) throws(IdentifierError) {
        identifier = try Identifier(text, noun: Self.noun)
    }

    private init(minted text: String) { identifier = Identifier(minted: text) }

    /// `worker-<unix-nanoseconds>-<slot>`. It is never reused, since the moment is part of it.
    package static func mint(at time: WallTime, slot: Int) -> WorkerID {
        precondition(slot >= 0, "A slot is counted from zero")
        return WorkerID(minted: "worker-\(time.nanoseconds)-\(slot)")
    }
}
