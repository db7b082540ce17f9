import Testing

@testable import TestSupport

/// `roost-testbed picture`, which draws what a terminal shows.
@Suite struct TerminalPictureTests {
    private func picture(of screen: String, title: String = "roost") throws -> String {
        let result = try CommandTester("roost-testbed").arguments("picture", "--title", title)
            .input(screen).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        return result.stdout
    }

    @Test func aWordStandsAtItsColumnInItsColour() throws {
        let svg = try picture(of: "ab  \u{1B}[1;32mgreen\u{1B}[0m  end\n\n")
        #expect(svg.contains(#"<text x="16" y="45" textLength="16.8""#))
        #expect(svg.contains(##"x="49.6" y="45" textLength="42""##))
        #expect(svg.contains(##"fill="#98c379" font-weight="bold">green</text>"##))
        #expect(svg.contains(">end</text>"))
    }

    @Test func wideCharactersTakeTwoColumns() throws {
        let svg = try picture(of: "日本  x")
        #expect(svg.contains(##"textLength="33.6" lengthAdjust="spacingAndGlyphs" xml:space="preserve""##))
        #expect(svg.contains(##"<text x="66.4" y="45" textLength="8.4""##))
    }

    @Test func backgroundsReverseAndTheColoursOf256AreDrawn() throws {
        let svg = try picture(of: "\u{1B}[7m bar \u{1B}[27m\u{1B}[38;5;196mred\u{1B}[38;2;1;2;3mown")
        #expect(svg.contains(##"<rect x="16" y="32" width="42" height="18" fill="#d7dae0"/>"##))
        #expect(svg.contains(##"fill="#ff0000">red</text>"##))
        #expect(svg.contains(##"fill="#010203">own</text>"##))
    }

    @Test func whatWouldBeMarkupIsText() throws {
        let svg = try picture(of: "a<b>&c", title: "<t>")
        #expect(svg.contains(">a&lt;b&gt;&amp;c</text>") && svg.contains("<title>&lt;t&gt;</title>"))
    }
}
