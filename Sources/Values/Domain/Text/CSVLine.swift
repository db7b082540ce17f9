/// A line of comma-separated values as RFC 4180 has it, but that it ends in LF alone as all other lines here do: `cut`,
/// `tail` and a shell's variables would keep the CR. A field with a comma, a quote, a line end or a space at either end
/// stands in quotes.
package enum CSVLine {
    package static func text(_ fields: [String]) -> String {
        // A lone empty field would be an empty line, which readers skip.
        if fields == [""] { return "\"\"\n" }
        return fields.map(quote).joined(separator: ",") + "\n"
    }

    private static func quote(_ field: String) -> String {
        let isPlain = !field.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        if isPlain, !field.hasPrefix(" "), !field.hasSuffix(" ") { return field }
        let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return "\"\(doubled)\""
    }
}
