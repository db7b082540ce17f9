import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ChildProcessTests {
    private let processes = SystemProcesses()

    @Test func aWaitThatIsOverFindsTheChildStillRunning() throws {
        var child = try processes.spawn(SpawnRequest("/bin/sleep", ["100"]))
        #expect(try child.wait(upTo: .zero) == nil)
        #expect(try child.wait(upTo: .milliseconds(5)) == nil)
        #expect(try child.signal(.kill))
        #expect(try child.wait()?.status == .signaled(.kill, coreDumped: false))
    }

    @Test func aReapedChildIsNotSignalled() throws {
        var child = try processes.spawn(SpawnRequest("/bin/true"))
        _ = try child.wait()
        #expect(try !child.signal(.terminate))
    }

    @Test func whatItTookIsTold() throws {
        let script = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"
        var child = try processes.spawn(SpawnRequest("/bin/sh", ["-c", script]))
        let end = try #require(try child.wait())
        #expect(end.userTime + end.systemTime > .zero)
        #expect(end.peakMemoryBytes > 100_000)
    }

    @Test func itsEndIsSeenWhileAGrandchildLivesOn() throws {
        let pipe = try Pipe()
        var request = SpawnRequest("/bin/sh", ["-c", "sleep 100 & echo $!; exit 3"])
        request.environment = ["PATH=/usr/bin:/bin"]
        request.output = .descriptor(pipe.writing.number)
        var child = try processes.spawn(request)
        #expect(try child.wait(upTo: .seconds(60))?.status == .exited(code: 3))
        var line = [UInt8](repeating: 0, count: 32)
        let count = read(pipe.reading.number, &line, line.count)
        let text = String(decoding: line.prefix(max(0, count - 1)), as: UTF8.self)
        let grandchild = try #require(try processes.identity(of: Int32(text) ?? 0))
        #expect(try processes.isAlive(grandchild))
        #expect(try processes.signal(grandchild, .kill))
        #expect(try Eventually.wait(upTo: .seconds(60)) { try !processes.isAlive(grandchild) })
    }

    /// In a process of its own, which adopts what its descendants leave.
    @Test func anOrphanComesToTheOneThatAdopts() async {
        await #expect(processExitsWith: .success) {
            try SystemProcesses.adoptOrphans(true)
            let pipe = try Pipe()
            var request = SpawnRequest("/bin/sh", ["-c", "(exec sleep 100) & echo $!"])
            request.environment = ["PATH=/usr/bin:/bin"]
            request.output = .descriptor(pipe.writing.number)
            var child = try SystemProcesses().spawn(request)
            _ = try child.wait()
            var line = [UInt8](repeating: 0, count: 32)
            let count = read(pipe.reading.number, &line, line.count)
            let orphan = try #require(Int32(String(decoding: line.prefix(max(0, count - 1)), as: UTF8.self)))
            #expect(try ProcessStatus.read(orphan)?.parent == getpid())
            var end: ChildExit?
            if var adopted = try ChildProcess.adopt(orphan) {
                try adopted.signal(.terminate)
                end = try adopted.wait()
            }
            #expect(end?.status == .signaled(.terminate, coreDumped: false))
        }
    }
}
