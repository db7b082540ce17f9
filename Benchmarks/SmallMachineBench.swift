import Domain
import Glibc
import Platform

/// Questions of a record of months on one core with 1 GB and a slow disk: a small computer in a cupboard.
struct SmallMachineBench {
    /// Takes the process and its children into groups with these bounds and runs the rest of the words; it ends with
    /// 77 where the kernel does not let it. Both ways in which Linux has groups are tried.
    private static let confine = """
        set -e
        name=$1 device=$2; shift 2
        root=/sys/fs/cgroup
        if [ -e $root/cgroup.controllers ]; then
            mkdir -p $root/$name || exit 77
            echo $((1 << 30)) > $root/$name/memory.max || exit 77
            echo "$device rbps=20971520" > $root/$name/io.max || exit 77
            echo $$ > $root/$name/cgroup.procs || exit 77
        else
            mkdir -p $root/memory/$name $root/blkio/$name || exit 77
            echo $((1 << 30)) > $root/memory/$name/memory.limit_in_bytes || exit 77
            echo "$device 20971520" > $root/blkio/$name/blkio.throttle.read_bps_device || exit 77
            echo $$ > $root/memory/$name/cgroup.procs && echo $$ > $root/blkio/$name/cgroup.procs || exit 77
        fi
        exec taskset -c 0 "$@"
        """
    private static let groups = ["", "/memory", "/blkio"].map { "/sys/fs/cgroup\($0)" }
    private static let rounds = 3

    let large: LargeHome

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let what = "one core, 1 GB, 20 MB/s"
        guard let dd = programs.anchor("dd"), programs.anchor("taskset") != nil else {
            return table.skip(what, without: "taskset or dd")
        }
        let name = "roost-bench-\(getpid())"
        defer { for group in Self.groups { rmdir("\(group)/\(name)") } }
        let confined = ["-c", Self.confine, "sh", name, try device()]
        guard try programs.run("/bin/sh", confined + ["true"], error: .null, mayFail: true).exitCode == 0 else {
            return table.skip(what, without: "a kernel that bounds memory and disk for us")
        }
        let programs = programs.adding(["ROOST_HOME=\(large.home)"])
        let roost = try programs.ours("roost")
        for words in [["cost", "--today"], ["cost", "--all", "--by", "task"], ["search", "heron"]] {
            var times = Samples()
            for _ in 0..<Self.rounds {
                try forget(dd, programs)
                times.add(try programs.run("/bin/sh", confined + [roost] + words, error: .null).wall)
            }
            table.add("\(what): `roost \(words.joined(separator: " "))`", .milliseconds(times.median), beside: "cold")
        }
    }

    /// Has the disk read again what stands in the databases.
    private func forget(_ dd: String, _ programs: Programs) throws {
        for name in ["index.db", "conversations.db"] {
            _ = try programs.run(dd, ["if=\(large.home)/\(name)", "iflag=nocache", "count=0"], error: .null)
        }
    }

    /// The disk, as the kernel numbers it: a part of one has no bounds of its own.
    private func device() throws -> String {
        guard let status = try SystemDisk().status(of: large.home) else {
            throw PlatformError.unreadable(path: large.home, expected: "a folder")
        }
        let number = UInt64(status.device)
        let major = (number >> 32 & 0xffff_f000) | (number >> 8 & 0xfff)
        let minor = (number >> 12 & 0xffff_ff00) | (number & 0xff)
        return "\(major):\(minor)"
    }
}
