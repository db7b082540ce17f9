import Domain
import Testing

@testable import Decoding

@Suite struct LineChangesTests {
    private func changes(_ old: String, _ new: String) -> [String] {
        LineChanges.lines(from: old, to: new).map(\.text.text)
    }

    @Test func onlyWhatIsNearAChangeIsShown() {
        #expect(changes("a\nb\nc\nd\ne", "a\nb\nX\nd\ne") == ["  b", "- c", "+ X", "  d"])
        #expect(changes("a\nb", "a\nb\nc") == ["  b", "+ c"])
        #expect(changes("a\nb", "b") == ["- a", "  b"])
        #expect(changes("same", "same") == [])
        #expect(changes("", "new") == ["+ new"])
        #expect(changes("old", "") == ["- old"])
    }

    @Test func everyLineOfBothIsThereOnce() {
        let old = (0..<50).map { "\($0 * $0 % 17)" }
        let new = (0..<50).map { "\($0 * $0 % 19)" }
        let lines = LineChanges.lines(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"))
        let kept = old.count - lines.count { $0.change == .removed }
        #expect(kept + lines.count { $0.change == .added } == new.count)
    }
}
