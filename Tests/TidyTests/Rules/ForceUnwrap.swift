/// No missing value is turned into a crash, neither by an expression nor by the type of a variable.
struct ForceUnwrap: SwiftRule {
    let name = "force-unwrap"
    let advice = "Say guard let, or precondition with the rule that was broken; a test says try #require."
    let samples: [Sample] = [
        """
        let first = list.first! ◀
        let second = table[1]!.name ◀
        let third = make()!! ◀
        var later: Text! ◀
        let text = "\\(first!)" ◀
        let not = !first && other != !second
        let wow = "wow!"
        let called = call(!first, [!second])
        let forced = try! read()
        init!(_ text: Text) {} ◀
        """
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        let lines = file.positions(of: "!").filter { isPostfix($0, in: file) }.map { file.tokens[$0].line }
        return Set(lines).sorted().map { Finding(path: file.path, line: $0, found: "a value is forced with !") }
    }

    private func isPostfix(_ index: Int, in file: SwiftFile) -> Bool {
        guard index > 0, !file.tokens[index].isSpaced else { return false }
        let before = file.tokens[index - 1]
        switch before.kind {
        case .word: return before.text != "try" && before.text != "as"
        case .number, .string: return true
        case .symbol: return [")", "]", "}", ">", "!", "?"].contains(before.text)
        }
    }
}
