import Domain
import Testing

@Suite struct WriteScopeTests {
    @Test(arguments: [
        ([], ["src"], true), ([], [], true), (["src"], ["src"], true), (["src"], ["src/parser"], true),
        (["src/parser/a.swift"], ["src"], true), (["src"], ["srcs"], false), (["src"], ["docs", "tests"], false),
        (["docs", "src/a"], ["src/b", "src/a/x"], true), (["./src/"], ["src/x"], true), (["."], ["src"], true),
        (["src/**"], ["src/x"], true), (["src/*.swift"], ["docs/*.md"], false), (["*.swift"], ["docs"], true),
    ])
    func scopesOverlapWhereOneHoldsTheOther(one: [String], two: [String], expected: Bool) {
        #expect(WriteScope(one).overlaps(WriteScope(two)) == expected)
        #expect(WriteScope(two).overlaps(WriteScope(one)) == expected)
    }

    @Test func theSamePartsAreTheSameScope() {
        #expect(WriteScope(["b", "a/", "a/c"]) == WriteScope(["./a", "b"]))
        #expect(WriteScope(["b", "a"]).description == "a, b")
        #expect(WriteScope([]).description == "all of it")
    }

    @Test(arguments: ["", "/etc", "~/x", "a/../b", "..", "a\0b"])
    func whatLeadsOutIsNotInside(path: String) { #expect(!WriteScope.isInside(path)) }

    @Test(arguments: ["src", "./a", "a..b/c", "src/**"])
    func whatStaysInIsInside(path: String) { #expect(WriteScope.isInside(path)) }
}
