/// The secret as it stands in an address or a form: each of the usual ways to escape it.
enum URLWriting {
    /// RFC 3986 leaves these as they are.
    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    /// And so does `encodeURIComponent` with these.
    private static let alsoOfScripts = unreserved.union("!'()*".utf8)
    /// Forms escape the tilde, leave the asterisk, and write a space as a plus (WHATWG).
    private static let ofForms = unreserved.subtracting("~".utf8).union("*".utf8)

    static func all(of secret: [UInt8]) -> [[UInt8]] {
        let writings = [
            escape(secret, except: unreserved), escape(secret, except: unreserved, isUpper: false),
            escape(secret, except: alsoOfScripts), escape(secret, except: ofForms, plusForSpace: true),
        ]
        return writings.filter { $0 != secret }
    }

    private static func escape(
        _ secret: [UInt8],
        except plain: Set<UInt8>,
        isUpper: Bool = true,
        plusForSpace: Bool = false
    ) -> [UInt8] {
        let digits = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        return secret.flatMap { byte -> [UInt8] in
            if plain.contains(byte) { return [byte] }
            if plusForSpace, byte == UInt8(ascii: " ") { return [UInt8(ascii: "+")] }
            return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
