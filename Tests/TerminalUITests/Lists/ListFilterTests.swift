import Testing

@testable import TerminalUI

@Suite struct ListFilterTests {
    private let fields = [("task", "gh-450"), ("status", "active"), ("title", "Token Budget")]

    @Test(arguments: [
        ("", true), ("gh-450", true), ("budget", true), ("gh active", true), ("gh failed", false), ("!failed", true),
        ("!active", false), ("~tkbdg", true), ("~zz", false), ("status=active", true), ("status=fail", false),
        ("st=act", true), ("status!=completed", true), ("status!=active", false), ("!", true), ("~", true),
        ("=x", false),
    ])
    func wordsSayWhatIsWanted(_ text: String, _ isWanted: Bool) {
        #expect(ListFilter(text).wants(fields.map { (key: $0.0, value: $0.1) }) == isWanted)
    }
}
