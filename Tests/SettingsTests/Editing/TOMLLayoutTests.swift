import Testing

@testable import Settings

@Suite struct TOMLLayoutTests {
    private func pairs(_ text: String) -> [String] {
        let layout = TOMLLayout(Array(text.utf8))
        return layout.pairs.map { pair in
            "\(pair.path.joined(separator: "/"))=\(String(decoding: layout.bytes[pair.value], as: UTF8.self))"
        }
    }

    @Test func namesStandBelowTheirTables() {
        #expect(pairs("a = 1\n[b]\nc = 2 # d = 3\n[ b . 'x y' ]\n\"e\".f=4") == ["a=1", "b/c=2", "b/x y/e/f=4"])
        #expect(pairs("\u{FEFF}# only\n\n").isEmpty)
        #expect(pairs("\u{FEFF}a = 1\r\nb = 2\r\n") == ["a=1", "b=2"])
    }

    @Test func valuesEndWhereTomlEndsThem() {
        #expect(pairs(#"a = "x # \" ] y" # z"#) == [#"a="x # \" ] y""#])
        #expect(pairs("a = '''\nb = 1\n''''\nc = 2") == ["a='''\nb = 1\n''''", "c=2"])
        #expect(pairs("a = \"\"\"x\\\"\"\"\"\nb = 2") == ["a=\"\"\"x\\\"\"\"\"", "b=2"])
        #expect(
            pairs("a = [\n  \"]\", # ] [\n  [1, 2],\n]\nb = 1979-05-27 07:32:00  \n") == [
                "a=[\n  \"]\", # ] [\n  [1, 2],\n]", "b=1979-05-27 07:32:00",
            ]
        )
    }

    @Test func whatStandsInBracesIsKnownToo() {
        #expect(
            pairs("a = { b = 1, c.d = \"}\" }\n[x]\ny = {}") == [
                "a={ b = 1, c.d = \"}\" }", "a/b=1", "a/c/d=\"}\"", "x/y={}",
            ]
        )
        let layout = TOMLLayout(Array("a = { b = { c = 1 } }".utf8))
        #expect(layout.pairs.map(\.parent) == [nil, 0, 1])
        #expect(layout.pairs.map(\.section) == [0, nil, nil])
    }
}
