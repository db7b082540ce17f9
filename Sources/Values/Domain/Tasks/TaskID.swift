/// The id of a task, a unit of work.
package struct TaskID: TypedIdentifier {
    package static let noun = "task id"

    package let identifier: Identifier

    package init(_ text: String) throws(IdentifierError) {
        identifier = try Identifier(text, noun: Self.noun)
    }

    /// In the place of an id that is not given out yet.
    package static let standIn = TaskID(minted: "new")

    private init(minted text: String) { identifier = Identifier(minted: text) }
}
