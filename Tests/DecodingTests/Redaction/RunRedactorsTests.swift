import Decoding
import Testing

@Suite struct RunRedactorsTests {
    /// Counts how often redactors were made.
    private final class Counted {
        var directories: [String] = []
    }

    @Test func aRedactorIsMadeOnce() {
        let counted = Counted()
        let redactors = RunRedactors { directory in
            counted.directories.append(directory)
            return Redactor()
        }
        for directory in ["/a", "/b", "/a", "/b"] { #expect(redactors.redactor(of: directory) != nil) }
        #expect(counted.directories == ["/a", "/b"])
    }

    @Test func oneThatCannotBeMadeIsTriedAgain() {
        let counted = Counted()
        let redactors = RunRedactors { directory in
            counted.directories.append(directory)
            return counted.directories.count > 1 ? Redactor() : nil
        }
        #expect(redactors.redactor(of: "/a") == nil)
        #expect(redactors.redactor(of: "/a") != nil)
    }

    @Test func onlySoManyAreKept() {
        let counted = Counted()
        let redactors = RunRedactors { directory in
            counted.directories.append(directory)
            return Redactor()
        }
        for number in 0...64 { _ = redactors.redactor(of: "/\(number)") }
        _ = redactors.redactor(of: "/0")
        #expect(counted.directories.count == 66)
    }
}
