import Domain

/// One known form of secrets: two bytes by which the scan notices it, and a function that looks closer.
struct KnownForm: Sendable {
    typealias Finding = @Sendable (_ bytes: UnsafeRawBufferPointer, _ pairPlace: Int) -> Range<Int>?

    let rule: RedactionRule
    /// Two characters each.
    let pairs: [String]
    let find: Finding

    init(_ rule: RedactionRule, pairs: [String], find: @escaping Finding) {
        self.rule = rule
        self.pairs = pairs
        self.find = find
    }

    /// A prefix, of which the pair begins at `pairOffset`, and a body.
    init(_ rule: RedactionRule, _ prefix: String, pairOffset: Int, _ body: TokenBody) {
        let prefix = Array(prefix.utf8)
        let pair = prefix[pairOffset..<pairOffset + 2]
        self.init(rule, pairs: [String(decoding: pair, as: UTF8.self)]) { bytes, pairPlace in
            let start = pairPlace - pairOffset
            guard start >= 0, bytes.hasLiteral(prefix, at: start),
                !body.startsWord || bytes.startsWord(at: start),
                let end = body.end(in: bytes, from: start + prefix.count)
            else { return nil }
            return start..<end
        }
    }

    static let all: [KnownForm] =
        [
            KnownForm(.openRouterKey, "sk-or-v1-", pairOffset: 1, TokenBody(.hex, 64...64)),
            KnownForm(.anthropicKey, "sk-ant-", pairOffset: 1, TokenBody(.token, atLeast: 24)),
            KnownForm(.openAIKey, "sk-proj-", pairOffset: 1, TokenBody(.token, atLeast: 24)),
            KnownForm(.openAIKey, "sk-svcacct-", pairOffset: 1, TokenBody(.token, atLeast: 24)),
            KnownForm(.openAIKey, "sk-admin-", pairOffset: 1, TokenBody(.token, atLeast: 24)),
            KnownForm(.openAIKey, "sk-", pairOffset: 1, TokenBody(.alphanumeric, 32...64, startsWord: true)),
            KnownForm(.googleKey, "AIza", pairOffset: 1, TokenBody(.token, 35...35, startsWord: true)),
            KnownForm(.awsKeyID, "AKIA", pairOffset: 2, TokenBody(.upperAndDigit, 16...16, needs: .nothing)),
            KnownForm(.awsKeyID, "ASIA", pairOffset: 2, TokenBody(.upperAndDigit, 16...16, needs: .nothing)),
            KnownForm(.awsKeyID, "ABIA", pairOffset: 2, TokenBody(.upperAndDigit, 16...16, needs: .nothing)),
            KnownForm(.awsKeyID, "ACCA", pairOffset: 1, TokenBody(.upperAndDigit, 16...16, needs: .nothing)),
            KnownForm(.awsKeyID, "A3T", pairOffset: 1, TokenBody(.upperAndDigit, 17...17, needs: .nothing)),
            KnownForm(.gitHubToken, "github_pat_", pairOffset: 5, TokenBody(.word, atLeast: 22)),
            KnownForm(.supabaseToken, "sbp_", pairOffset: 1, TokenBody(.hex, 40...40)),
            KnownForm(.webhookSecret, "whsec_", pairOffset: 1, TokenBody(.base64, atLeast: 24)),
            .jsonWebToken,
        ] + AWSSecret.forms + AuthorizationForm.all
        + ["p", "o", "u", "s", "r"].map { kind in
            KnownForm(.gitHubToken, "gh\(kind)_", pairOffset: 0, TokenBody(.alphanumeric, atLeast: 36))
        }
        + ["b", "a", "p", "r", "s"].map { kind in
            KnownForm(.slackToken, "xox\(kind)-", pairOffset: 0, TokenBody(.kebab, atLeast: 20, needs: .digit))
        }

    private static let jsonWebTokenPartBytesMax = 8 << 10

    /// Three parts in base64, the first two of which are JSON objects (RFC 7519).
    private static let jsonWebToken = KnownForm(.jsonWebToken, pairs: ["yJ"]) { bytes, pairPlace in
        let start = pairPlace - 1
        guard start >= 0, bytes[start] == UInt8(ascii: "e"), bytes.startsWord(at: start) else { return nil }
        var end = ByteClass.token.end(in: bytes, from: start, max: jsonWebTokenPartBytesMax)
        guard end - start >= 16, bytes.hasLiteral(Array(".eyJ".utf8), at: end) else { return nil }
        let claims = end + 1
        end = ByteClass.token.end(in: bytes, from: claims, max: jsonWebTokenPartBytesMax)
        guard end - claims >= 16, end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
        let signature = end + 1
        end = ByteClass.token.end(in: bytes, from: signature, max: jsonWebTokenPartBytesMax)
        return end - signature >= 16 ? start..<end : nil
    }
}
