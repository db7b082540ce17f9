import Testing

@testable import TerminalUI

@Suite struct KeyTests {
    @Test(arguments: [
        ("a", Key.character("a")), ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{1B}", .escape),
        ("\u{7F}", .backspace),
        ("\u{8}", .backspace), ("\u{3}", .control("c")), ("\u{1A}", .control("z")), ("日", .character("日")),
        ("\u{0}", .other), ("\u{9B}", .other),
    ])
    func aScalarIsAKey(_ text: String, _ key: Key) {
        #expect(text.unicodeScalars.first.map { Key.of($0) } == key)
    }

    @Test(arguments: [(Key.enter, "↵"), (.control("d"), "^d"), (.function(1), "F1"), (.character(" "), "space")])
    func keysHaveNames(_ key: Key, _ text: String) { #expect(key.text == text) }
}
