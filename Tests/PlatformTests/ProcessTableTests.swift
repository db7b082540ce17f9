import Domain
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ProcessTableTests {
    /// All processes of one test bear its mark, by which they are found again and ended.
    private final class Tree {
        let mark = "ROOST_TEST_MARK=\(String(Randomness.uint64(), radix: 36))"
        private(set) var program: RunningProgram?

        func run(_ script: String, orphansStay: Bool = false) throws -> Int32 {
            let command = ["/usr/bin/env", mark, "/bin/sh", "-c", script]
            let program =
                orphansStay
                ? try RunningProgram(try Programs.path("roost-testbed"), ["reap", "--orphans"] + command)
                : try RunningProgram(command[0], Array(command.dropFirst()))
            self.program = program
            return program.pid
        }

        func members() throws -> Set<Int32> { try ProcessTable.read().marked(with: mark) }

        deinit {
            Deliberate.ignore(because: "what has ended needs no end") { () throws(PlatformError) in
                for pid in try ProcessTable.read().marked(with: mark) { kill(pid, SIGKILL) }
            }
        }
    }

    private func eventually(_ isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60), until: isTrue)
    }

    @Test func descendantsAreFoundHoweverDeepAndInWhateverSession() throws {
        let tree = Tree()
        let root = try tree.run("sleep 60 & setsid sleep 60 & sh -c 'sh -c \"sleep 60; :\"; :' & wait")
        #expect(try eventually { try ProcessTable.read().descendants(of: [root]).count == 5 })
        let table = try ProcessTable.read()
        #expect(!table.descendants(of: [root]).contains(root))
        #expect(table.descendants(of: [getpid()]).isSuperset(of: table.descendants(of: [root])))
        #expect(try tree.members() == table.descendants(of: [root]).union([root]))
    }

    @Test func whatIsBelowAnExcludedOneIsLeftOutWithIt() throws {
        let tree = Tree()
        let root = try tree.run("sh -c 'sleep 60 & sleep 60; :' & sleep 60 & wait")
        #expect(try eventually { try ProcessTable.read().descendants(of: [root]).count == 4 })
        let table = try ProcessTable.read()
        let all = table.descendants(of: [root])
        let shell = try #require(all.first { !table.descendants(of: [$0]).isEmpty })
        #expect(
            table.descendants(of: [root], excluding: [shell])
                == all.subtracting([shell]).subtracting(table.descendants(of: [shell]))
        )
        #expect(table.descendants(of: [root, shell]) == all.subtracting([shell]), "a root is no descendant")
    }

    @Test func aDoubleForkComesToWhoeverTakesOrphansAndKeepsItsMark() throws {
        let tree = Tree()
        let root = try tree.run("(setsid sleep 60 &) ; (sleep 60 &) ; exec sleep 60", orphansStay: true)
        #expect(try eventually { try tree.members().count == 3 })
        #expect(try eventually { Set(ProcessTable.children(of: root)) == (try tree.members()) })
        let table = try ProcessTable.read()
        #expect(table.descendants(of: [root]) == (try tree.members()))
    }

    @Test func aMarkIsAWholeEntry() throws {
        let tree = Tree()
        let pid = try tree.run("exec sleep 60")
        #expect(try eventually { try tree.members() == [pid] })
        let table = try ProcessTable.read()
        for other in [
            String(tree.mark.dropLast()), tree.mark + "0", "X" + tree.mark, String(tree.mark.dropFirst()), "",
        ] {
            #expect(!table.marked(with: other).contains(pid), "\(other)")
        }
    }

    @Test func whatHasEndedIsNoneOfThem() throws {
        let zombie = try RunningProgram(try Programs.path("roost-testbed"), ["reap", "--on-request", "/bin/true"])
        let pid = try #require(zombie.readLine()?.split(separator: " ").last.flatMap { Int32($0) })
        _ = try zombie.readLine()
        let table = try ProcessTable.read()
        #expect(!table.contains(pid))
        #expect(table.identity(of: pid, boot: "b") == nil)
        #expect(!table.descendants(of: [zombie.pid]).contains(pid))
        #expect(ProcessTable.command(of: pid) == "[true]")
        try zombie.type("\n")
        _ = try zombie.readLine()
        #expect(ProcessTable.command(of: pid) == "")
        #expect(ProcessTable.children(of: pid) == [])
        #expect(try zombie.end() == .exited(code: 0))
    }

    @Test func anIdentityIsThatOfTheProcess() throws {
        let table = try ProcessTable.read()
        let own = try #require(try SystemProcesses().identity(of: getpid()))
        #expect(table.contains(own.pid))
        #expect(table.identity(of: own.pid, boot: own.boot) == own)
        #expect(!table.contains(.max))
    }

    @Test func whoHasAPipeOpenIsFoundAndUnderWhichNames() throws {
        let pipe = try Pipe()
        let inode = try pipe.reading.inode()
        let names = ProcessTable.names(ofPipe: inode, in: getpid())
        let numbers = [pipe.reading.number, pipe.writing.number].sorted()
        #expect(Set(names) == Set(numbers.map { "/proc/\(getpid())/fd/\($0)" }))
        var request = SpawnRequest("/bin/sleep", ["60"])
        request.output = .descriptor(pipe.writing.number)
        var child = try SystemProcesses().spawn(request)
        // Others of this process's children may have a copy for the moment until they have closed it.
        let holders = try ProcessTable.read().holders(ofPipe: inode)
        let pid = child.pid
        #expect(holders.contains(pid) && holders.contains(getpid()))
        #expect(ProcessTable.names(ofPipe: inode, in: pid) == ["/proc/\(pid)/fd/1"])
        try child.signal(.kill)
        _ = try child.wait()
        #expect(try !ProcessTable.read().holders(ofPipe: inode).contains(pid))
        #expect(ProcessTable.names(ofPipe: inode, in: pid) == [])
    }

    @Test func aCommandIsWhatWasRunAndNotTooMuchOfIt() throws {
        let long = String(repeating: "x", count: 1_000)
        let tree = Tree()
        let pid = try tree.run("exec sleep 60")
        #expect(try eventually { ProcessTable.command(of: pid) == "sleep 60" })
        var child = try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", "exec /bin/sleep 60", "ü", long]))
        let isLong = try eventually { ProcessTable.command(of: child.pid).hasPrefix("/bin/sleep") }
        try child.signal(.kill)
        _ = try child.wait()
        #expect(isLong)
        var wordy = try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", "read x", long]))
        let command = ProcessTable.command(of: wordy.pid)
        try wordy.signal(.kill)
        _ = try wordy.wait()
        #expect(command.count <= 200)
    }

    @Test func whoWorksInAFolderIsFound() throws {
        let home = try TemporaryHome()
        let folder = FilePath.resolved(home.path) + "/place"
        try SystemDisk().makeFolders(folder + "/below")
        var request = SpawnRequest("/bin/sleep", ["60"])
        request.workingFolder = folder + "/below"
        var child = try SystemProcesses().spawn(request)
        let identity = try #require(try SystemProcesses().identity(of: child.pid))
        #expect(try ProcessTable.read().working(in: folder) == [child.pid])
        #expect(try ProcessTable.read().working(in: folder + "/bel").isEmpty)
        _ = try SystemProcesses().signal(identity, .kill)
        _ = try child.wait()
        #expect(try ProcessTable.read().working(in: folder).isEmpty)
    }
}
