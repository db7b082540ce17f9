/// The id of a step, one stage of a task.
package struct StepID: TypedIdentifier {
    package static let noun = "step id"

    package let identifier: Identifier

    package init(_ text: String) throws(IdentifierError) {
        identifier = try Identifier(text, noun: Self.noun)
    }
}
