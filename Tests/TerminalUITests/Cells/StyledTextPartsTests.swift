import Domain
import Testing

@testable import TerminalUI

@Suite struct StyledTextPartsTests {
    @Test func styledTextIsTakenApart() {
        var text = StyledText("a")
        text.append(StyledText("b", .strong))
        text.append(StyledText("c"))
        #expect(text.parts.map(\.text) == ["a", "b", "c"])
        #expect(text.parts.map(\.style) == [.plain, .strong, .plain])
        #expect(StyledText("").parts.isEmpty)
    }
}
