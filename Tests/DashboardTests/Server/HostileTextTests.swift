import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// Agents write what they like. Whatever it is, it arrives in a page as text: the answer is JSON of a type that no
/// browser takes for a page, and it holds no sign that commands a terminal or turns a line around.
@Suite struct HostileTextTests {
    @Test func fiveHundredPayloadsArriveAsText() throws {
        let payloads = Self.payloads(500)
        let trial = try WebTrial { home in
            let script = home + ".sh"
            let lines = payloads.map { payload in
                "printf '%b\\n' '\(payload.utf8.map { "\\0\(String($0, radix: 8))" }.joined())'"
            }
            try Programs.make(script, "#!/bin/sh\n" + lines.joined(separator: "\n") + "\n")
            try WebTrial.roost(home, "run", "--task", "hostile", "--", script)
        }
        let run = try trial.run(of: "hostile")
        let reply = try trial.ask("GET", "/api/v1/runs/\(run)/log?from=1&count=1000")
        #expect(reply.status == 200 && reply.header("Content-Type")?.hasPrefix("application/json") ?? false)
        let scalars = String(decoding: reply.body, as: UTF8.self).unicodeScalars
        #expect(!scalars.contains { !ShownCharacter.isHarmless($0) && $0 != "\n" })
        let lines = try #require(JSONReader.read(reply.body)["lines"]?.arrayValue)
        #expect(lines.count >= payloads.count)
    }

    private static let hooks = [
        "<script>document.title='X'</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
        "javascript:alert(1)", "</script><script>alert(1)</script>", "'-alert(1)-'",
        "<a href=javascript:alert(1)>x</a>",
        "<iframe srcdoc='<script>alert(1)</script>'>", "{{constructor.constructor('alert(1)')()}}",
        "<style>*{x:y}</style>",
        "\u{1b}]52;c;cHduZWQ=\u{7}", "\u{1b}[2J\u{1b}[1;1H", "\u{1b}]0;title\u{7}", "\u{9b}31m", "\u{1b}P1$r\u{1b}\\",
        "\u{202e}txt.exe", "\u{2066}a\u{2069}", "\u{0}\u{1}\u{8}", "\u{85}\u{2028}\u{2029}", "&#x3c;script&#x3e;",
    ]

    /// From a seed, so that whoever sees one fail sees the same.
    private static func payloads(_ count: Int) -> [String] {
        var generator = SeededGenerator(seed: 9)
        return (0..<count).map { _ in
            (0..<Int.random(in: 1...3, using: &generator)).map { _ in hooks.randomElement(using: &generator) ?? "" }
                .joined()
        }
    }
}
