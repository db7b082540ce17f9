package import Domain

/// The processes of the machine at one moment, as far as /proc shows them.
package struct ProcessTable {
    private let statuses: [Int32: ProcessStatus]

    package static func read() throws(PlatformError) -> ProcessTable {
        var statuses: [Int32: ProcessStatus] = [:]
        for name in try SystemDisk().list("/proc") {
            guard let pid = Int32(name), let status = try ProcessStatus.read(pid), !status.hasEnded else { continue }
            statuses[pid] = status
        }
        return ProcessTable(statuses: statuses)
    }

    /// All processes below the given ones, which are not among them; what is below an excluded one is left out with it.
    package func descendants(of roots: Set<Int32>, excluding excluded: Set<Int32> = []) -> Set<Int32> {
        var children: [Int32: [Int32]] = [:]
        for (pid, status) in statuses { children[status.parent, default: []].append(pid) }
        var found: Set<Int32> = []
        var open = Array(roots)
        while let next = open.popLast() {
            for child in children[next] ?? [] where !excluded.contains(child) && !roots.contains(child) {
                if found.insert(child).inserted { open.append(child) }
            }
        }
        return found
    }

    /// The processes whose environment, as they were started with it, has this entry. Of other users' processes it
    /// shows nothing.
    package func marked(with entry: String) -> Set<Int32> {
        let wanted = Array(entry.utf8)
        var found: Set<Int32> = []
        for pid in statuses.keys where Self.environment(of: pid).contains(entry: wanted) { found.insert(pid) }
        return found
    }

    package var pids: Set<Int32> { Set(statuses.keys) }

    package func contains(_ pid: Int32) -> Bool { statuses[pid] != nil }

    package func identity(of pid: Int32, boot: String) -> ProcessIdentity? {
        statuses[pid].map { ProcessIdentity(boot: boot, pid: pid, startTicks: $0.startTicks) }
    }

    /// The processes that have the pipe open.
    package func holders(ofPipe inode: UInt64) -> [Int32] {
        let wanted = "pipe:[\(inode)]"
        return statuses.keys.sorted().filter { pid in
            Self.openFiles(of: pid).contains { SystemDisk.target(ofLink: $0) == wanted }
        }
    }

    /// The direct children of a process, where the kernel lists them.
    package static func children(of pid: Int32) -> [Int32] {
        let line = String(decoding: contents("/proc/\(pid)/task/\(pid)/children", bytesMax: 1 << 20), as: UTF8.self)
        return line.split(separator: " ").compactMap { Int32($0) }
    }

    /// The names under which the process has the pipe open.
    package static func names(ofPipe inode: UInt64, in pid: Int32) -> [String] {
        openFiles(of: pid).filter { SystemDisk.target(ofLink: $0) == "pipe:[\(inode)]" }
    }

    /// What was run, for a person to read: the command line, else the name in brackets. Empty where it is gone.
    package static func command(of pid: Int32) -> String {
        let line = contents("/proc/\(pid)/cmdline", bytesMax: 64 << 10)
        guard line.isEmpty else {
            let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return String(words.joined(separator: " ").prefix(200))
        }
        let name = String(decoding: contents("/proc/\(pid)/comm", bytesMax: 256), as: UTF8.self).filter { $0 != "\n" }
        return name.isEmpty ? "" : "[\(name)]"
    }

    private static func openFiles(of pid: Int32) -> [String] {
        let folder = "/proc/\(pid)/fd"
        let names = Deliberate.ignore(because: "a process that is gone or another's has no files that we could name") {
            () throws(PlatformError) in try SystemDisk().list(folder)
        }
        return (names ?? []).map { "\(folder)/\($0)" }
    }

    private static func environment(of pid: Int32) -> [UInt8] { contents("/proc/\(pid)/environ", bytesMax: 4 << 20) }

    private static func contents(_ path: String, bytesMax: Int) -> [UInt8] {
        let bytes = Deliberate.ignore(because: "a process that is gone or another's shows nothing") {
            () throws(PlatformError) in try SystemDisk().readAll(path, bytesMax: bytesMax)
        }
        return bytes ?? []
    }
}

extension [UInt8] {
    /// Whether the entry is one of those that stand here one behind the other, each ended by a NUL.
    fileprivate func contains(entry: [UInt8]) -> Bool {
        guard count >= entry.count else { return false }
        return split(separator: 0).contains { $0.elementsEqual(entry) }
    }
}
