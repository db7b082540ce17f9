import Domain
import Testing

@testable import Queries

@Suite struct PageTextTests {
    @Test func coloursBecomeClassesAndTheTextStaysText() {
        var text = StyledText("a<")
        text.append("red&", TextStyle(foreground: .indexed(9), .bold))
        text.append("exact", TextStyle(foreground: .exact(red: 1, green: 2, blue: 3)))
        #expect(
            PageText.inline(text)
                == "a&lt;<span class=\"b c1\">red&amp;</span><span style=\"color:rgb(1,2,3)\">exact</span>"
        )
        #expect(PageText.escaped("\u{0}\"'") == "\u{FFFD}&quot;&#39;")
    }
}
