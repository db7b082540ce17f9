/// What the compiler does not check, a sentence answers for.
struct UncheckedClaims: SwiftRule {
    let name = "unchecked-claim"
    let advice = "Write `// @unchecked because …` or `// nonisolated(unsafe) because …` on the line or above it."
    let samples: [Sample] = [
        """
        final class Box: @unchecked Sendable {} ◀
        // @unchecked because the loop owns it alone.
        final class Loop: @unchecked Sendable {}
        nonisolated(unsafe) var pointer: Pointer ◀
        nonisolated(unsafe) let name: Name  // nonisolated(unsafe) because it never changes.
        nonisolated func look() {}
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let unchecked = file.positions(of: "unchecked").filter { file.text($0 - 1) == "@" }.map { ($0, "@unchecked") }
        let unsafe = file.positions(of: "nonisolated").filter { file.text($0 + 2) == "unsafe" }.map {
            ($0, "nonisolated(unsafe)")
        }
        return (unchecked + unsafe).filter { index, claim in
            !file.hasReason("\(claim) because ", at: file.tokens[index].line)
        }.map { file.finding(at: $0, "\($1) without a reason") }
    }
}
