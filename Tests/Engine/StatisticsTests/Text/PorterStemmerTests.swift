// Also tests: EnglishTokens
import MartletStatistics
import Testing

@Suite struct PorterStemmerTests {
    /// Examples of Porter's paper, and of his later departures.
    @Test(arguments: [
        ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("feed", "feed"), ("agreed", "agre"),
        ("plastered", "plaster"), ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"), ("conflated", "conflat"),
        ("hopping", "hop"), ("falling", "fall"), ("hissing", "hiss"), ("filing", "file"), ("happy", "happi"),
        ("sky", "sky"), ("relational", "relat"), ("conditional", "condit"), ("vietnamization", "vietnam"),
        ("sensibiliti", "sensibl"), ("triplicate", "triplic"), ("hopefulness", "hope"), ("revival", "reviv"),
        ("adoption", "adopt"), ("effective", "effect"), ("probate", "probat"), ("controll", "control"), ("roll", "roll"),
        ("archaeology", "archaeolog"), ("is", "is"), ("connection", "connect"), ("connecting", "connect"),
    ]) func `words are cut to Porter's stems`(_ word: String, _ stem: String) {
        #expect(PorterStemmer.stem(word) == stem)
    }

    @Test func `English text loses its commonest words`() {
        #expect(EnglishTokens.words("The models of aircraft, obeyed!") == ["model", "aircraft", "obei"])
        #expect(EnglishTokens.words("The models of aircraft", stemming: false) == ["models", "aircraft"])
        #expect(EnglishTokens.words("") == [])
    }
}
