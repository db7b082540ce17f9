import Domain
import Platform
import Runs
import Testing

@Suite struct HomeFaultTests {
    @Test func everyFaultSaysWhatToDo() {
        let faults: [HomeFault] = [
            .noHome("/a"), .daemon(pid: 1), .locked("/a"), .runsLive(["run-1"]), .runsLive(["run-1", "run-2"]),
            .sessionLive("s"), .indexWritten("/a"), .served("/a"), .mountPoint("/a"),
            .within("/a/b", home: "/a"), .targetNotFolder("/a"), .targetNotEmpty("/a"), .noFolder("/a"),
            .notWritable("/a"),
            .noRoom(folder: "/a", needed: ByteCount(bytes: 2), free: ByteCount(bytes: 1)), .leftover("/a"),
            .notTheSame("x"), .changedMeanwhile("/a"),
            .notRemoved("/a", target: "/b", .notFolder(path: "/a")),
        ]
        for fault in faults { #expect(fault.hint?.isEmpty == false && !fault.description.isEmpty, "\(fault)") }
        #expect(HomeFault.platform(.notFolder(path: "/a")).description == "/a is not a folder")
        #expect(HomeFault.runs(.notHome("/a")).hint != nil)
    }
}
