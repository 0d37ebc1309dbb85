import '../../components/style/card.css';
import { createRoot } from 'react-dom/client';
import { CardApp } from '../../components/card/cardApp.tsx';
import { openOfferFeed } from '../../components/data/offerFeed.ts';
import { openSightLink } from '../../components/guard/sightLink.ts';

/** Without an offer the card shows nothing anyway; with one it is put together once. In ms. */
const patience = 50;

const link = openSightLink(window);
const feed = openOfferFeed({ secret: link.secret });
void feed.first(patience).then(() => {
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<CardApp source={feed} link={link} />);
});
