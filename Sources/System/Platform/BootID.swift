/// Which boot of the machine this is. A process of another boot is gone, whatever its number says.
package enum BootID {
    package static func current() throws(PlatformError) -> String {
        let path = "/proc/sys/kernel/random/boot_id"
        let id = try SystemDisk().readAll(path, bytesMax: 64).prefix { $0 != UInt8(ascii: "\n") }
        guard !id.isEmpty else { throw .unreadable(path: path, expected: "the id of this boot") }
        return String(decoding: id, as: UTF8.self)
    }
}
