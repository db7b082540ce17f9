import Glibc
import JSON

extension SettingForm where Value == String {
    /// An address of this machine, in numbers: a name may come to lead elsewhere.
    package static var address: SettingForm {
        let meant = "an address in numbers, such as \"127.0.0.1\" or \"::1\""
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                guard case .text(let text) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                guard WebText.isAddress(text) else {
                    let hint = text == "localhost" ? "write \"127.0.0.1\"" : nil
                    throw SettingMismatch(.outOfRange, meant: meant, hint: hint)
                }
                return text
            },
            show: { .string($0) }
        )
    }
}

extension SettingForm where Value == [String] {
    private static var hostsMax: Int { 64 }

    /// Names of machines as a browser has them in its address line.
    package static var hosts: SettingForm {
        let meant = "a list of names of machines, such as [\"roost.example.org\"]"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                try SettingList.read(value, meant: meant, wordsMax: hostsMax, isFit: WebText.isHost)
                    .map { $0.lowercased() }
            },
            show: { .array($0.map { .string($0) }) },
            given: { SettingList.given($0) }
        )
    }
}

/// Texts as the settings of the web server take them.
private enum WebText {
    private static let hostBytesMax = 253
    private static let labelBytesMax = 63

    static func isAddress(_ text: String) -> Bool {
        guard !text.utf8.contains(0) else { return false }
        var (four, six) = (in_addr(), in6_addr())
        return inet_pton(AF_INET, text, &four) == 1 || inet_pton(AF_INET6, text, &six) == 1
    }

    /// RFC 1123, section 2.1: labels of letters, digits and hyphens with dots between. Without a port, and without a
    /// star: a name that stands for many lets in whoever can make one.
    static func isHost(_ text: String) -> Bool {
        guard text.utf8.count <= hostBytesMax else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...labelBytesMax).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }
}
