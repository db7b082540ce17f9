package import Domain

/// What people are told of a run that goes on, in every view alike.
extension FlockStatus.Run {
    /// By its worker, where an older daemon or run tells of one.
    package var name: String { worker ?? run }

    /// What its agent waits to be answered, on one line.
    package var question: String? {
        questions.first.flatMap { $0.subject.isEmpty ? nil : ShortText.line(of: $0.subject, lettersMax: 120) }
    }

    /// What it does, in a few words; nothing where all goes as it should.
    package var doing: String {
        if let question { return "asks: \(question)" }
        guard let verdict else { return "" }
        switch verdict.kind.known {
        case .working, .starting, .finished, nil: return ""
        default: return verdict.evidence.first ?? verdict.cause.known?.text ?? verdict.cause.text
        }
    }

    package var need: VerdictKind.Need { verdict?.kind.known?.need ?? .patience }

    package var stateWord: String {
        let word = verdict?.kind.text ?? "not judged yet"
        return word.split(separator: "_").joined(separator: " ")
    }
}
