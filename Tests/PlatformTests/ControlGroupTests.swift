import Domain
import Testing

@testable import Platform

@Suite struct ControlGroupTests {
    // MARK: Where we are, from the tables

    private static let unified =
        "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 master:1 - cgroup2 cgroup2 rw,nsdelegate"
    private static let hybrid = """
        24 1 259:1 / / rw,relatime - ext4 /dev/root rw
        32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu
        41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
        """

    private static func mount(root: String, at place: String = "/sys/fs/cgroup") -> String {
        "41 31 0:38 \(root) \(place) rw,relatime - cgroup2 cgroup2 rw"
    }

    @Test(arguments: [
        ("0::/user.slice/session-2.scope\n", unified, "/sys/fs/cgroup/user.slice/session-2.scope"),
        ("0::/\n", unified, "/sys/fs/cgroup"),
        ("9:name=systemd:/x\n1:cpu:/y\n0::/z\n", hybrid, "/sys/fs/cgroup/unified/z"),
        ("0::/\n", hybrid, "/sys/fs/cgroup/unified"),
        ("0::/docker/abc\n", mount(root: "/docker/abc"), "/sys/fs/cgroup"),
        ("0::/docker/abc/x\n", mount(root: "/docker/abc"), "/sys/fs/cgroup/x"),
        ("0::/docker/abc\n", mount(root: "/docker/ab") + "\n" + mount(root: "/", at: "/b"), "/b/docker/abc"),
        ("0::/a b\n", mount(root: "/", at: #"/with\040space\134"#), #"/with space\/a b"#),
        ("0::/a b\n", mount(root: #"/a\040b"#), "/sys/fs/cgroup"),
    ])
    func theFolderOfOurGroupIsFound(_ groups: String, mounts: String, folder: String) {
        #expect(ControlGroup.ownFolder(groups: groups, mounts: mounts) == folder)
    }

    @Test(arguments: [
        ("", unified), ("0::/x\n", ""), ("9:name=systemd:/\n1:cpu:/\n", hybrid), ("0::", unified), ("0::x", unified),
        ("0::/docker/abc\n", mount(root: "/docker/ab")), ("0::/docker\n", mount(root: "/docker/abc")),
        ("0::/x\n", "-"), ("0::/x\n", "1 2 3 / /sys - cgroup2"), ("0::/x\n", "41 31 0:38 / /sys/fs/cgroup rw -"),
        ("0::/x\n", "24 1 259:1 / /cgroup2 rw - ext4 cgroup2 rw"),
        // Outside of what this process may see.
        ("0::/../other\n", unified), ("0::/..\n", unified), ("0::/a/../../b\n", unified),
    ])
    func whereThereIsNoneOfOursThereIsNoFolder(_ groups: String, mounts: String) {
        #expect(ControlGroup.ownFolder(groups: groups, mounts: mounts) == nil)
    }

    @Test func withoutTablesThereIsNoFolder() {
        #expect(ControlGroup.ownFolder(groups: nil, mounts: Self.unified) == nil)
        #expect(ControlGroup.ownFolder(groups: "0::/", mounts: nil) == nil)
    }

    @Test func aNameMayHaveDotsThatLeadNowhere() {
        #expect(ControlGroup.ownFolder(groups: "0::/a..b/..c", mounts: Self.unified) == "/sys/fs/cgroup/a..b/..c")
    }

    @Test func aNameThatCannotBeMadeMakesNone() {
        #expect(ControlGroup.make(named: "no/such/folder") == nil)
        #expect(ControlGroup.existing(named: "roost-test-nowhere") == nil)
    }
}
