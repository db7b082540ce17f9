/// The id of a step, one stage of a task.
package struct StepID: TypedIdentifier {
    package static let noun = "step id"

    package let identifier: Identifier

    package init(_ text: String) throws(IdentifierError) {
        identifier = try Identifier(text, noun: Self.noun)
    }

    /// That of a step of the daemon's tasks: its own word.
    package init(_ step: TaskStep) { identifier = Identifier(minted: step.rawValue) }
}
