import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ProcessStatusTests {
    private func line(named name: String) -> [UInt8] {
        let fields = "S 12 34 56 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 11 22"
        return Array("4242 (\(name)) \(fields)\n".utf8)
    }

    @Test(arguments: ["sleep", "a b", "a) Z 9 (", ")", "((", "\n"])
    func aProgramMayHaveAnyName(_ name: String) throws {
        let status = try #require(ProcessStatus(line: line(named: name)))
        #expect(status.state == UInt8(ascii: "S"))
        #expect(status.parent == 12)
        #expect(status.session == 56)
        #expect(status.startTicks == 987_654)
        #expect(!status.hasEnded)
    }

    @Test(arguments: ["", "1 (x", "1 (x) S 2 3", "1 (x) S a b c d e f g h i j k l m n o p q r s"])
    func whatIsNoSuchLineIsRefused(_ text: String) {
        #expect(ProcessStatus(line: Array(text.utf8)) == nil)
    }

    @Test func theKernelTellsOfThisProcess() throws {
        let status = try #require(try ProcessStatus.read(getpid()))
        #expect(status.parent == getppid())
        #expect(status.session == getsid(0))
    }

    @Test func aNumberThatNobodyHasIsNothing() throws {
        #expect(try ProcessStatus.read(Int32.max) == nil)
    }

    @Test func theTicksOfTheProcessAndOfTheChildrenItWaitedForAreOneSum() throws {
        #expect(try #require(ProcessStatus(line: line(named: "sh"))).cpuTicks == 5 + 6 + 7 + 8)
    }

    @Test(arguments: [("", nil), ("0", 0), ("11264", 11_264), ("9", 9), ("x", nil)] as [(String, Int32?)])
    func howItEndedIsTheLastFieldWhereThereIsOne(_ last: String, status: Int32?) throws {
        // The fields from the twenty-third on, of which the last is the fifty-second of proc(5).
        let text = String(decoding: line(named: "sh"), as: UTF8.self).filter { $0 != "\n" }
        let more = Array(repeating: "0", count: 27).joined(separator: " ")
        #expect(ProcessStatus(line: Array("\(text) \(more) \(last)\n".utf8))?.waitStatus == status)
    }

    @Test(arguments: [("R", false), ("S", false), ("D", false), ("T", false), ("Z", true), ("X", true), ("x", true)])
    func theLetterTellsWhetherItHasEnded(_ letter: String, hasEnded: Bool) throws {
        let text = String(decoding: line(named: "sh"), as: UTF8.self).replacing(") S ", with: ") \(letter) ")
        #expect(ProcessStatus(line: Array(text.utf8))?.hasEnded == hasEnded)
    }
}
