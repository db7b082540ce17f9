import Domain
import Journal
import Platform

/// The pipes of an agent that was started by another shim, opened by the names that some process has for them.
struct FoundPipes: ~Copyable {
    let stdout: FileDescriptor
    let stderr: FileDescriptor
    /// Those that nobody has any more. What stood in them is gone; in their place is a pipe of which nothing will come.
    let lost: [Channel]

    /// Those of a living agent. It may have turned its own streams elsewhere: then one of its children may still have
    /// them.
    init(_ inodes: PipeInodes, agent: Int32) throws(PlatformError) {
        let table = try ProcessTable.read()
        let stdout = try Self.open(inodes.stdout, [agent] + table.holders(ofPipe: inodes.stdout))
        let stderr = try Self.open(inodes.stderr, [agent] + table.holders(ofPipe: inodes.stderr))
        try self.init(stdout: stdout, stderr: stderr)
    }

    /// Those of an agent that is gone. Numbers are given out again: only who bears the mark of the run has its pipes.
    init(_ inodes: PipeInodes?, run: String) throws(PlatformError) {
        let marked = inodes == nil ? [] : try ProcessTable.read().marked(with: "ROOST_RUN=\(run)").sorted()
        let stdout = try Self.open(inodes?.stdout ?? 0, marked)
        let stderr = try Self.open(inodes?.stderr ?? 0, marked)
        try self.init(stdout: stdout, stderr: stderr)
    }

    private init(stdout: consuming FileDescriptor?, stderr: consuming FileDescriptor?) throws(PlatformError) {
        var lost: [Channel] = []
        if stdout.number == nil { lost.append(.stdout) }
        if stderr.number == nil { lost.append(.stderr) }
        let output = try Self.orEmpty(stdout)
        let error = try Self.orEmpty(stderr)
        self.lost = lost
        self.stdout = output
        self.stderr = error
    }

    private static func orEmpty(_ pipe: consuming FileDescriptor?) throws(PlatformError) -> FileDescriptor {
        guard let pipe else { return try Pipe().keepReading() }
        return pipe
    }

    private static func open(_ inode: UInt64, _ holders: [Int32]) throws(PlatformError) -> FileDescriptor? {
        for holder in holders {
            guard let name = ProcessTable.names(ofPipe: inode, in: holder).first else { continue }
            do throws(PlatformError) { return try .readingPipe(name) } catch {
                // It went in between: another may have it too.
                guard error.errno == .notFound else { throw error }
            }
        }
        return nil
    }
}
