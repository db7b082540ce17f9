import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// Outside of containers: the log of the kernel, in which it tells whom it has killed, has its own numbers.
private var areProcessesNumberedAsTheKernelDoes: Bool {
    let numbers = Deliberate.ignore(because: "what cannot be looked at is not the kernel's own") {
        () throws(PlatformError) in try SystemDisk().readLink("/proc/self/ns/pid")
    }
    return numbers == "pid:[4026531836]"
}

/// An agent that the kernel kills since its memory ran out, for which only root may set a limit.
@Suite(
    "root: an agent out of memory",
    .enabled(
        if: geteuid() == 0 && access("/sys/fs/cgroup/memory", W_OK) == 0 && areProcessesNumberedAsTheKernelDoes,
        "root: there are no groups for memory, or the kernel knows processes here by other numbers"
    )
)
struct OutOfMemoryTests {
    private static let groups = "/sys/fs/cgroup/memory"

    @Test(arguments: [true, false]) func theReasonIsTold(isGrouped: Bool) throws {
        let fixture = try ShimFixture()
        let group = "\(Self.groups)/\(FilePath.name(of: fixture.home.root))"
        try fixture.disk.makeFolder(group)
        defer { rmdir(group) }
        try fixture.disk.writeAll(
            Array("\(32 << 20)".utf8),
            to: fixture.disk.openFile("\(group)/memory.limit_in_bytes", .writeExisting)
        )
        let script = "echo $$ > \(group)/cgroup.procs; exec /usr/bin/python3 -c 'b = bytearray(b\"x\") * (200 << 20)'"
        let shim = try fixture.launch(["/bin/sh", "-c", script]) { $0.isGrouped = isGrouped }
        let state = try shim.finished()
        #expect(state.status == .known(.failed) && state.reason == .known(.oom) && state.exitCode == 137)
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func anotherKillIsNotTakenForIt() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "kill -KILL $$"])
        let state = try shim.finished()
        #expect(state.reason == .known(.signal) && state.exitCode == 137)
        let findings = try shim.findings()
        #expect(findings == [])
        withExtendedLifetime(fixture) {}
    }
}
