import Domain
import Journal

/// How a step to take next is given on a command line: `STEP=REASON`.
enum FollowupForm {
    static let form = ValueForm(placeholder: "STEP=REASON") { (text: String) throws(ValueFault) in
        guard let pair = NamedText(text), isStep(pair.name) else {
            throw ValueFault(expected: "the name of a step, \"=\" and the reason")
        }
        return pair
    }

    /// A name that is no kind of step is one of work, by the kind of worker that the run has.
    static func followup(_ pair: NamedText, in metadata: RunMetadata) -> Followup {
        let kind = StepKind(rawValue: pair.name) ?? .work(metadata.workerKind.known ?? .shell)
        return Followup(stepName: pair.name, stepKind: kind, reason: pair.text)
    }

    private static func isStep(_ name: String) -> Bool {
        Deliberate.ignore(because: "the fault of the value tells what is expected") { () throws(IdentifierError) in
            try StepID(name)
        } != nil
    }
}
