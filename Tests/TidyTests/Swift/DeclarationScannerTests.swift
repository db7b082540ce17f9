import Testing

@Suite struct DeclarationScannerTests {
    private func declarations(_ source: String) -> [Declaration] {
        SwiftFile(TextFile(path: "a.swift", bytes: Array(source.utf8))).declarations
    }

    @Test func nestedOnesKnowWhatTheyStandIn() {
        let found = declarations(
            """
            struct A {
                enum B { case c }
                func d(e: Int = { 1 }()) -> [F] { G { h } }
            }
            extension A.B {}
            """
        )
        #expect(found.map(\.name) == ["A", "B", "d", "A.B"])
        #expect(found.map(\.parent) == [nil, 0, 0, nil])
        #expect(found.map(\.lastLine) == [4, 2, 3, 5])
    }

    @Test func aRequirementHasNoBody() {
        let found = declarations(
            """
            protocol A {
                init(b: Int)
                func c(
                    d: Int
                ) throws(E)
                    -> F
                var g: Int { get }
                static func == (left: A, right: A) -> Bool
            }
            func h() {}
            """
        )
        #expect(found.map(\.name) == ["A", "init", "c", "g", "==", "h"])
        #expect(found.map(\.hasCode) == [false, false, false, true, false, true])
    }

    @Test func aSignatureMayGoOverSeveralLines() throws {
        let found = declarations(
            """
            func a<T>(
                b: T
            ) async throws(E) -> [T]
            where T: Sendable {
                c()
            }
            """
        )
        #expect(try #require(found.first).lastLine == 6)
    }

    @Test func onlyComputedPropertiesAreDeclarations() {
        let found = declarations(
            """
            var a: Int { 1 }
            var b = { 2 }()
            var c: (d: Int, e: Int)
            if var f { g() }
            for var h in i { j() }
            private(set) var k: Int
            """
        )
        #expect(found.map(\.name) == ["a"])
    }

    @Test func modifiersAndAttributesBelongToIt() throws {
        let found = try #require(
            declarations("@Suite(.serialized)\n@main\nprivate final class A {}\nclass func b() {}").first
        )
        #expect(found.modifiers == ["Suite", "main", "private", "final"])
        #expect(found.firstLine == 1)
        #expect(found.line == 3)
    }

    @Test func aKeywordElsewhereDeclaresNothing() {
        #expect(
            declarations("import struct A.B\nlet c = d.init(e)\nf(protocol: g, class: h)\nfunc i(struct j: K) {}").map(
                \.name
            ) == ["i"]
        )
        #expect(
            declarations("class func a() {}\nprotocol B: class {}\nlet actor = c\nactor.d()").map(\.name) == ["a", "B"]
        )
    }
}
