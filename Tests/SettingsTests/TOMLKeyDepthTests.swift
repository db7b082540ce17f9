import Testing

@testable import Settings

@Suite struct TOMLKeyDepthTests {
    private static let deep = Array(repeating: "a", count: TOMLKeyDepth.depthMax + 1).joined(separator: ".")
    private static let allowed = Array(repeating: "a", count: TOMLKeyDepth.depthMax).joined(separator: ".")

    private func offset(_ text: String) -> Int? { TOMLKeyDepth.offsetOfTooDeep(in: Array(text.utf8)) }

    @Test func aNameMayHaveAsManyPartsAsTheLimitSays() {
        #expect(offset(Self.allowed + " = 1") == nil)
        #expect(offset(Self.deep + " = 1") == 2 * TOMLKeyDepth.depthMax - 1)
        #expect(offset("a = 1\n[\(Self.allowed)]\n\(Self.allowed) = 1") == nil)
    }

    @Test(arguments: [
        "# " + deep, "a = \"\(deep)\"", "a = '\(deep)'", "a = \"\\\"\(deep)\"", "a = '''\n\(deep)\n'''",
        "a = \"\"\"\n\(deep) \"\" \\\"\"\" \(deep)\"\"\"\"\"",
        "a = [1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]",
        "\"unended \(deep)", "'''unended \(deep)", "a = \"\\",
    ])
    func dotsInTextsAndCommentsAreNoParts(text: String) {
        #expect(offset(text) == nil)
    }

    @Test(arguments: [
        "a = '#'\n" + deep, "a = \"\"\"x\"\"\"\"\n" + deep, "a = '''x'''''\n" + deep, "'a'.\"b\" . \(deep)",
        "\"unended\n\(deep)", "a = { \(deep) = 1 }", "a = \"\\\\\"\n" + deep, "a = '\\'\n" + deep,
    ])
    func namesBehindTextsAreSeen(text: String) {
        #expect(offset(text) != nil)
    }
}
