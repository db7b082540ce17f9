/// A program of ours ends by its exit code, and stops on its own bug with the broken rule as the text.
struct FatalErrors: SwiftRule {
    let name = "fatal-error"
    let advice = "Throw for what comes from outside; for a bug of our own say precondition with the broken rule."
    let samples: [Sample] = [
        """
        fatalError("no") ◀
        precondition(count > 0, "a page has lines")
        precondition(count > 0) ◀
        preconditionFailure("a closed file is not written")
        preconditionFailure() ◀
        abort() ◀
        job.abort()
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let ends = ["fatalError", "abort"].flatMap(file.positions(of:)).filter(file.isFreeCall)
        let silent = ["precondition", "preconditionFailure"].flatMap(file.positions(of:)).filter { index in
            file.isFreeCall(index) && !file.tokens[index..<file.closing(of: index + 1)].contains { $0.kind == .string }
        }
        return ends.map { file.finding(at: $0, file.text($0)) }
            + silent.map { file.finding(at: $0, "\(file.text($0)) does not say which rule is broken") }
    }
}
