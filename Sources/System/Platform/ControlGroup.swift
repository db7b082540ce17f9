import Domain
import Glibc

/// A control group of our own for a tree of processes, where the system lets us make one: nothing that is born in it
/// gets out of it, so that it can be counted and killed as one.
package struct ControlGroup: Hashable, Sendable {
    package let path: String

    /// Makes a group below our own; nil where there are none, or they are not ours to make.
    package static func make(named name: String) -> ControlGroup? {
        guard let folder = hereFolder() else { return nil }
        let group = ControlGroup(path: "\(folder)/\(name)")
        let made = Deliberate.ignore(because: "without a group the tree is found by its parents and its mark") {
            () throws(PlatformError) in
            try SystemDisk().makeFolder(group.path)
            return true
        }
        return made == true ? group : nil
    }

    /// The group at that path, where there is one of that name: the path was read from a file.
    package static func existing(at path: String, named name: String) -> ControlGroup? {
        guard FilePath.name(of: path) == name else { return nil }
        let group = ControlGroup(path: path)
        return group.contents("cgroup.procs") == nil ? nil : group
    }

    /// The group of that name below our own, where it is there.
    package static func existing(named name: String) -> ControlGroup? {
        guard let folder = hereFolder() else { return nil }
        return existing(at: "\(folder)/\(name)", named: name)
    }

    /// Its folder, for a child that is to be born in it.
    package func open() -> FileDescriptor? {
        Deliberate.ignore(because: "a child can also be added once it is born") { () throws(PlatformError) in
            try SystemDisk().openFile(path, .readFolder)
        }
    }

    /// Answers whether the process is in the group now, and all that it will start.
    package func add(_ pid: Int32) -> Bool { write("\(pid)", to: "cgroup.procs") }

    package func members() -> [Int32] {
        (contents("cgroup.procs") ?? "").split(separator: "\n").compactMap { Int32($0) }
    }

    /// Kills all of them at once; false on kernels before 5.14, where each must be killed by itself.
    package func kill() -> Bool { write("1", to: "cgroup.kill") }

    /// Removes the group; one that still has members stays.
    package func remove() {
        Deliberate.ignore(because: "a group that is left behind costs nothing, and its members show in it") {
            () throws(PlatformError) in try SystemDisk().removeFolder(path)
        }
    }

    /// The CPU time of all that ran in it, where the system tells.
    package var cpuTime: Duration? { value("usage_usec", in: "cpu.stat").map { .microseconds($0) } }

    /// How many of its processes were killed because memory ran out, where the system tells.
    package var outOfMemoryKills: Int64? { value("oom_kill", in: "memory.events") }

    /// Where systems have the tree of groups, alone or beside the older ones.
    private static let usualMounts = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"]

    /// The folder of the group that this process is in. It is looked for first where systems have it: to read the table
    /// of all mounts takes as long as to start a process.
    private static func hereFolder() -> String? {
        guard let groups = text("/proc/self/cgroup"), let own = ownPath(in: groups) else { return nil }
        for mount in usualMounts {
            let folder = own == "/" ? mount : mount + own
            // Only groups of the kind that we use have this file.
            if access("\(folder)/cgroup.controllers", F_OK) == 0 { return folder }
        }
        return ownFolder(groups: groups)
    }

    private static func ownPath(in groups: String) -> String? {
        // By bytes: characters would cost a shim more at its start than all else that it reads.
        let lines = Array(groups.utf8).split(separator: UInt8(ascii: "\n"))
        guard let line = lines.first(where: { $0.starts(with: "0::/".utf8) }) else { return nil }
        let path = line.dropFirst(3)
        // Outside of the part of the tree that this process may see (cgroup_namespaces(7)) nothing is ours.
        let names = path.split(separator: UInt8(ascii: "/"))
        return names.contains { $0.elementsEqual("..".utf8) } ? nil : String(decoding: path, as: UTF8.self)
    }

    /// The folder of the group that this process is in, from the tables of proc(5) and cgroups(7).
    static func ownFolder(
        groups: String? = text("/proc/self/cgroup"),
        mounts: String? = text("/proc/self/mountinfo")
    ) -> String? {
        guard let groups, let mounts, let path = ownPath(in: groups) else { return nil }
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let dash = fields.firstIndex(of: "-"), dash > 5, fields.count > dash + 1,
                fields[dash + 1] == "cgroup2"
            else { continue }
            let root = unescaped(fields[3])
            guard root == "/" || path == root || path.hasPrefix(root + "/") else { continue }
            let below = root == "/" ? path : String(path.dropFirst(root.count))
            return unescaped(fields[4]) + (below == "/" ? "" : below)
        }
        return nil
    }

    /// A field of mountinfo, where a byte that would end it stands as a backslash and three octal digits.
    private static func unescaped(_ field: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(field).utf8
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == UInt8(ascii: "\\"), digits.count == 3, let value = UInt8(Substring(digits), radix: 8) {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func value(_ key: String, in file: String) -> Int64? {
        let start = "\(key) ".utf8
        for line in (contents(file) ?? "").utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: start) {
            return Int64(Substring(line.dropFirst(start.count)))
        }
        return nil
    }

    private func write(_ text: String, to file: String) -> Bool {
        Deliberate.ignore(because: "the caller learns it from the answer") { () throws(PlatformError) in
            let disk = SystemDisk()
            try disk.writeAll(Array(text.utf8), to: try disk.openFile("\(path)/\(file)", .writeExisting))
            return true
        } == true
    }

    private func contents(_ file: String) -> String? { Self.text("\(path)/\(file)") }

    private static func text(_ path: String) -> String? {
        Deliberate.ignore(because: "what cannot be read is not there for us") { () throws(PlatformError) in
            String(decoding: try SystemDisk().readAll(path, bytesMax: 1 << 20), as: UTF8.self)
        }
    }
}
